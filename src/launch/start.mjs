/** `npm start`: on a fresh clone or later, installs what is missing, builds the page and serves it on this machine. */
import { root, setup } from './setup.mjs';

try {
  setup();
  const { build, preview } = await import('vite');
  await build({ root, logLevel: 'warn' });
  const server = await preview({ root, preview: { port: 4173 }, logLevel: 'warn' });
  console.log(`Open ${server.resolvedUrls?.local[0] ?? 'http://localhost:4173/'}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
