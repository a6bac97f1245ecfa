// What the tests in a browser share. SITE, from tests/lib/Browser.pm: nginx's socket, the pages of each kind, the languages.
'use strict';
const http = require('http');
const path = require('path');
const site = JSON.parse(process.env.SITE);
const { chromium } = require(path.resolve(site.modules, 'playwright-core'));
const BASE = 'http://site.test';

// An assertion of the .t file; the reasons are told where it fails.
function ok(good, name, ...reasons) {
	console.log(`${good ? '' : 'not '}ok - ${name}`);
	if (!good) for (const reason of reasons.flat().slice(0, 8)) console.log(`# ${String(reason).replace(/\s+/g, ' ')}`);
}

// Chromium asks nothing by itself: what it wants of the site comes over the socket, and the rest is refused.
function answer(route) {
	const request = route.request();
	const url = new URL(request.url());
	if (url.origin !== BASE) return route.abort();
	const body = request.postDataBuffer();
	const headers = { ...request.headers(), host: 'localhost', 'accept-encoding': 'identity', ...(body ? { 'content-length': body.length } : {}) };
	return new Promise((done) => {
		const asked = http.request({ socketPath: site.socket, path: url.pathname + url.search, method: request.method(), headers }, (response) => {
			const parts = [];
			response.on('data', (part) => parts.push(part));
			response.on('end', () => route.fulfill({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }).then(done, done));
		});
		asked.on('error', () => route.abort().then(done, done));
		asked.end(body);
	});
}

// A page for one test after another; options are those of Playwright's newContext.
async function open(browser, options = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
	await context.route('**/*', answer);
	return context.newPage();
}

async function run(test) {
	const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
		'--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
	try {
		await test(browser);
	} finally {
		await browser.close();
	}
}

module.exports = { site, ok, open, run: (test) => run(test).catch((error) => { console.log(`# ${error.stack}`); process.exitCode = 1; }), BASE };
