/**
 * Only what a page of ours needs: everything comes from here, nothing frames us, and a script runs only if it carries the nonce of this
 * very answer or was loaded by one that does (CSP Level 3 §8.2; browsers without 'strict-dynamic' go by 'self'). Next's
 * development server also evaluates code.
 */
export function contentPolicy(nonce, dev) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // The browser's verifier, app/verify: without this, what strict-dynamic means for a worker is the browser's choice.
    "worker-src 'self'",
    // Widgets place themselves by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
