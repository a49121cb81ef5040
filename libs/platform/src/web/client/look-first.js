// Before somebody is asked: what may answer a question appears while it is typed.
const PAUSE = 400;
const form = document.querySelector('form[data-look]');

if (form) {
  const found = form.querySelector('[data-likely]');
  const [again, ask] = [form.querySelector('[data-again]'), form.querySelector('[data-ask]')];
  const byHand = form.querySelector('[data-look-button]');
  const { category, words, _csrf } = form.elements;
  let waiting;
  let latest = 0;

  async function look() {
    const mine = (latest += 1);
    const body = new URLSearchParams({ category: category.value, words: words.value, _csrf: _csrf.value });
    const headers = { accept: 'application/json' };
    const response = await fetch(form.dataset.look, { method: 'POST', headers, body }).catch(() => null);
    if (!response?.ok || mine !== latest) return;
    const { html, isFound } = await response.json();
    if (mine !== latest) return;
    found.innerHTML = html;
    again.hidden = !isFound;
    ask.hidden = words.value.trim() === '';
    byHand.hidden = !ask.hidden;
  }
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  };
  words.addEventListener('input', soon);
  category.addEventListener('change', soon);
}
