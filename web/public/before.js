// Runs before the first paint and before any module.
// The contracts' checks must not probe for eval: the page's policy forbids it and would report the attempt.
globalThis.__zod_globalConfig = { jitless: true };
try {
  const scheme = localStorage.getItem('tongli.scheme');
  if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset.scheme = scheme;
} catch {
  // Within another site's page a browser may keep nothing for us: the machine's own scheme it is.
}
// The script in the page around our chat hears that the frame is shown, and not kept from it: whoever embeds us need not be allowed to.
if (window.parent !== window) window.parent.postMessage({ tongli: 'here' }, '*');
