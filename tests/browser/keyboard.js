'use strict';
const { site, ok, open, run, BASE } = require('./browser.js');

// What has the focus, and how it is seen.
const focused = (page) => page.evaluate(() => {
	const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
	return { id: e.id, href: e.getAttribute('href'), type: e.type, text: e.textContent.trim(),
		seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth };
});

run(async (browser) => {
	for (const colorScheme of ['light', 'dark']) for (const language of site.languages) {
		const page = await open(browser, { javaScriptEnabled: false, colorScheme });
		const name = (what) => `${what}, ${language}, ${colorScheme}`;
		await page.goto(`${BASE}/${language}/`);
		await page.keyboard.press('Tab');
		const first = await focused(page);
		ok(first.href === '#main' && first.seen, name('the way to the content comes first, and is seen'), JSON.stringify(first));
		await page.keyboard.press('Enter');
		ok((await focused(page)).id === 'main', name('it leads there'));

		await page.goto(`${BASE}/${language}/`);
		const wanted = await page.locator('header .menu li a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
		const reached = [], unseen = [];
		for (let i = 0; i < 12; i++) {
			await page.keyboard.press('Tab');
			const now = await focused(page);
			reached.push(now.href);
			if (!now.seen) unseen.push(JSON.stringify(now));
		}
		ok(wanted.length >= 4 && wanted.every((href) => reached.includes(href)), name('the whole menu is reached'), wanted, 'reached:', reached);
		ok(unseen.length === 0, name('what has the focus is seen'), unseen);

		// A phone: the menu is a drawer.
		await page.setViewportSize({ width: 390, height: 800 });
		await page.goto(`${BASE}/${language}/`);
		ok(!await page.locator('#menu').isVisible(), name('the menu of a phone is closed at first'));
		await page.locator('.menu-button').focus();
		await page.keyboard.press('Enter');
		ok(await page.locator('#menu').isVisible(), name('it opens by a key'));
		await page.keyboard.press('Escape');
		ok(!await page.locator('#menu').isVisible(), name('and closes'));
		await page.context().close();
	}

	// Names are suggested while one types; the one that is taken is found first.
	for (const kind of site.kinds.filter((k) => k.name === 'home')) {
		const page = await open(browser, {});
		await page.goto(BASE + kind.path);
		await page.locator('header input[type=search]').focus();
		await page.keyboard.type('marmara');
		const options = page.locator('header datalist option');
		await options.first().waitFor({ state: 'attached' });
		const names = await options.evaluateAll((all) => all.map((o) => o.value));
		ok(names[0].includes('Marmara'), `names are suggested while one types, ${kind.language}`, names);
		await page.locator('header input[type=search]').fill(names[0]);
		await page.keyboard.press('Enter');
		await page.waitForURL(/q=/);
		ok((await page.locator('main h3').first().innerText()).includes(names[0]), `the one that is taken is found first, ${kind.language}`);
		await page.context().close();
	}

	// A slip of the finger: typed, corrected by the suggestion, found.
	for (const kind of site.kinds.filter((k) => k.name === 'search')) {
		const page = await open(browser, { javaScriptEnabled: false });
		await page.goto(BASE + kind.path);
		await page.locator('main input[type=search]').focus();
		await page.keyboard.type('eurocites');
		await page.keyboard.press('Enter');
		await page.waitForURL(/eurocites/);
		const suggested = await page.locator('.suggestion a').getAttribute('href');
		for (let i = 0; i < 30 && (await focused(page)).href !== suggested; i++) await page.keyboard.press('Tab');
		const link = await focused(page);
		ok(link.href === suggested && link.seen, `what is meant is suggested, and reached by keys, ${kind.language}`, JSON.stringify(link));
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => url.href === new URL(suggested, BASE).href);
		ok((await page.locator('.results').innerText()).includes('EUROCITIES'), `and leads to the results, ${kind.language}`);
		await page.context().close();
	}
});
