// Runs first: what the page's policy refuses, and what fails unheard, is written down for the test.
window.violations = [];
window.failures = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
  window.violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`),
);
window.addEventListener('error', ({ message }) => window.failures.push(message));
window.addEventListener('unhandledrejection', ({ reason }) => window.failures.push(String(reason)));
