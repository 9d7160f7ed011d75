/** Starts the browsers that the end-to-end tests drive: Chromium, and Firefox where a display exists. */
import { existsSync } from 'node:fs';
import { launch, type Browser } from 'puppeteer-core';

const chromiumPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const firefoxPaths = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** The browser's path: the environment variable if set, else the first usual place that exists. */
function find(variable: string, paths: string[]): string {
  const path = process.env[variable] ?? paths.find((each) => existsSync(each));
  if (path === undefined)
    throw new Error(`No browser found: run "node src/launch/setup.mjs --browsers" or set ${variable}.`);
  return path;
}

/** Chromium, headless, with WebGL on the processor, as a machine without a graphics card has it: it draws the same everywhere. */
export function launchChromium(extraArguments: string[] = []): Promise<Browser> {
  return launch({
    executablePath: find('CHROMIUM_PATH', chromiumPaths),
    headless: true,
    args: [
      '--no-sandbox',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...extraArguments,
    ],
  });
}

/** Firefox through WebDriver BiDi; headless unless `display` names an X display (WebGL needs one: run under xvfb-run). */
export function launchFirefox(display?: string): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath: find('FIREFOX_PATH', firefoxPaths),
    headless: display === undefined,
    extraPrefsFirefox: { 'webgl.force-enabled': true },
    env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', ...(display === undefined ? {} : { DISPLAY: display }) },
  });
}
