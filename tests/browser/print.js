'use strict';
const { site, ok, open, run, BASE } = require('./browser.js');

run(async (browser) => {
	const page = await open(browser);
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	for (const kind of site.kinds) {
		await page.goto(BASE + kind.path);
		const found = await page.evaluate(() => {
			const visible = (e) => e.getClientRects().length > 0;
			const shown = [...document.querySelectorAll('nav, form[role=search], .skip, .filters, .menu-button, .filter-button')].filter((e) => visible(e) && e.getBoundingClientRect().top >= 0);
			const light = (colour) => { const [r, g, b] = colour.match(/[\d.]+/g).map(Number); return (r * 299 + g * 587 + b * 114) / 1000; };
			const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\)$/.test(c)) return light(c); } return 255; };
			const dim = [...document.querySelectorAll('h1, h2, h3, p, li, dt, dd, td, th, a')].filter((e) => visible(e) && e.textContent.trim() && ground(e) - light(getComputedStyle(e).color) < 90);
			const external = [...document.querySelectorAll('a.external')].filter((a) => !getComputedStyle(a, '::after').content.includes(a.getAttribute('href')));
			return { content: visible(document.querySelector('main h1')), shown: shown.map((e) => e.outerHTML.slice(0, 80)), dim: dim.map((e) => e.outerHTML.slice(0, 80)), external: external.map((a) => a.href) };
		});
		ok(found.content && !found.shown.length, `${kind.name}, ${kind.language}: the content alone`, found.shown);
		ok(!found.dim.length, `${kind.name}, ${kind.language}: dark on light`, found.dim);
		ok(!found.external.length, `${kind.name}, ${kind.language}: links say where they lead`, found.external);
	}
});
