/** The one Trusted Types policy: which scripts the page may start as workers. */

type Policy = { createScriptURL: (url: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy };

const rules: Policy = {
  createScriptURL(url) {
    const { origin } = new URL(url, location.href);
    if (origin !== location.origin) throw new TypeError(`a script from ${origin} may not run here`);
    return url;
  },
};

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('cart-lab', rules) ?? rules;

/**
 * A script's address as the browser wants it for `new Worker` and for service workers.
 * @throws TypeError when it is not of the page's own origin.
 */
export function trustedScript(url: string): string {
  return policy.createScriptURL(url);
}
