// Runs before the first paint and before any module.
// The contracts' checks must not probe for eval: the page's policy forbids it and would report the attempt.
globalThis.__zod_globalConfig = { jitless: true };
const scheme = localStorage.getItem('tongli.scheme');
if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset.scheme = scheme;
