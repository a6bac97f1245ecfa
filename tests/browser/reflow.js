'use strict';
const { site, ok, open, run, BASE } = require('./browser.js');
const widths = [320, 390, 1000, 1120, 1280];

run(async (browser) => {
	const page = await open(browser);
	for (const kind of site.kinds) {
		await page.goto(BASE + kind.path);
		for (const width of widths) {
			await page.setViewportSize({ width, height: 800 });
			const found = await page.evaluate(() => {
				const visible = (e) => e.getClientRects().length > 0;
				const wide = document.documentElement.scrollWidth - innerWidth;
				const lines = (e) => { const range = document.createRange(); range.selectNodeContents(e); return new Set([...range.getClientRects()].map((box) => box.top)).size; };
				const menu = [...document.querySelectorAll('.menu li a')].filter((a) => visible(a) && lines(a) > 1);
				const drawn = [...document.querySelectorAll('main svg text')].filter((t) => visible(t) && (t.getBoundingClientRect().left < 0 || t.getBoundingClientRect().right > innerWidth));
				return { wide, menu: menu.map((a) => a.textContent), drawn: drawn.map((t) => t.textContent) };
			});
			ok(found.wide <= 0 && !found.menu.length && !found.drawn.length, `${kind.name}, ${kind.language}: ${width} pixels`,
				`too wide by ${found.wide}`, found.menu.map((m) => `broken: ${m}`), found.drawn.map((d) => `outside: ${d}`));
		}
	}
});
