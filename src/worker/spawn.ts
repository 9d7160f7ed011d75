/** The browser's side of the worker layer: how a worker is started, clock, timer, visibility, and the test switch. */
import { type Environment } from './client.ts';
import { parseFault } from './protocol.ts';
import workerUrl from './sim.worker.ts?worker&url';

type Policy = { createScriptURL(url: string): string };
type TrustedTypes = { createPolicy(name: string, rules: Policy): Policy };

/** The environment of a page. Call it once: a Trusted Types policy can be made only once. */
export function browserEnvironment(): Environment {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const rules: Policy = { createScriptURL: (url) => url };
  const policy = trustedTypes?.createPolicy('cart-lab', rules) ?? rules;
  const fault = parseFault(new URLSearchParams(location.search).get('fault'));
  return {
    spawn: () => new Worker(policy.createScriptURL(workerUrl), { type: 'module', name: 'cart-lab simulation' }),
    now: () => performance.now(),
    repeat(ms, work) {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
    onVisibility(tell) {
      const listener = () => tell(document.hidden);
      document.addEventListener('visibilitychange', listener);
      tell(document.hidden);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    ...(fault === undefined ? {} : { fault }),
  };
}
