// Runs as the first thing in the body, before anything is drawn: components that need a script may show themselves.
document.documentElement.classList.add('js');
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');
