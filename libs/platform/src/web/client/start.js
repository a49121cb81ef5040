// Runs before the page is drawn: components that need a script may show themselves.
document.documentElement.classList.add('js');
document.addEventListener('DOMContentLoaded', () => {
  document.body.classList.add('js-enabled');
  if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');
});
