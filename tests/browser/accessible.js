'use strict';
const fs = require('fs');
const path = require('path');
const { site, ok, open, run, BASE } = require('./browser.js');
const axe = fs.readFileSync(path.resolve(site.modules, 'axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function check(page, name, colours) {
	await page.evaluate(axe);
	const found = await page.evaluate(([all, only]) => window.axe.run({ runOnly: only ? ['color-contrast'] : all, resultTypes: ['violations'] }), [tags, colours]);
	const bad = found.violations.filter((violation) => ['serious', 'critical'].includes(violation.impact));
	ok(bad.length === 0, name, bad.map((b) => `${b.id}: ${b.help}: ${b.nodes[0].html}; ${b.nodes[0].failureSummary}`));
}

run(async (browser) => {
	// The site's own rules allow no script but its own: the page is looked at from outside of them.
	const page = await open(browser, { bypassCSP: true });
	const both = async (name) => {
		await page.emulateMedia({ colorScheme: 'light' });
		await check(page, `${name}, light`, false);
		await page.emulateMedia({ colorScheme: 'dark' });
		await check(page, `${name}, dark`, true);
	};
	for (const kind of site.kinds) {
		await page.goto(BASE + kind.path);
		await both(`${kind.name}, ${kind.language}`);
	}
	for (const kind of site.kinds.filter((k) => k.name === 'contact')) {
		await page.goto(BASE + kind.path);
		await page.click('main form button[type=submit]');
		ok(await page.locator('.errors').count() === 1, `the form has errors, ${kind.language}`);
		await both(`contact with errors, ${kind.language}`);
	}
});
