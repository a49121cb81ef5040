import type { Address } from 'postal-mime';
import type { Caught } from './mail-store.ts';

/** The list of caught mail. */
export function listPage(mails: Caught[]): string {
  const rows = mails.map(
    ({ id, at, mail }) => `<li>
<a href="/mail/${id}">${text(mail.subject || 'No subject')}</a>
<p>To ${text(people(mail.to))}<br>${time(at)}</p>
</li>`,
  );
  const list = rows.length ? `<ol reversed>${rows.join('\n')}</ol>` : '<p>No mail has been sent yet.</p>';
  return page(
    'Mail',
    `<h1>Mail</h1>\n<p>Caught on this machine; none of it was sent. <a href="/">Reload</a></p>\n${list}`,
  );
}

/** One mail, as text. */
export function mailPage({ id, at, mail }: Caught): string {
  const subject = mail.subject || 'No subject';
  const body = mail.text ?? (mail.html ? withoutMarkup(mail.html) : '');
  const attached = mail.attachments.map(({ filename, mimeType }) => `<li>${text(filename ?? mimeType)}</li>`);
  return page(
    subject,
    `<p><a href="/">All mail</a></p>
<h1>${text(subject)}</h1>
<dl>
<dt>From</dt><dd>${text(people(mail.from ? [mail.from] : []))}</dd>
<dt>To</dt><dd>${text(people(mail.to))}</dd>
<dt>Sent</dt><dd>${time(at)}</dd>
</dl>
<div class="body">${withLinks(body)}</div>
${attached.length ? `<h2>Attached</h2>\n<ul>${attached.join('')}</ul>` : ''}
<p><a href="/mail/${id}/source">As it was sent</a></p>`,
  );
}

export function missingPage(): string {
  return page('Mail not found', '<h1>Mail not found</h1>\n<p><a href="/">All mail</a></p>');
}

/** For HTML's text and attributes. */
export function text(words: string): string {
  const safe: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return words.replaceAll(/[&<>"']/g, (sign) => safe[sign]!);
}

function withLinks(words: string): string {
  return words
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, place) => (place % 2 ? `<a href="${text(part)}" rel="noreferrer">${text(part)}</a>` : text(part)))
    .join('');
}

/** Only for reading; what is left is escaped like everything else. */
function withoutMarkup(html: string): string {
  return html
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<(br|\/p|\/div|\/li|\/h\d|\/tr)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]+>/g, '');
}

function people(addresses: Address[] = []): string {
  return addresses.map(({ name, address }) => (name && address ? `${name} <${address}>` : address || name)).join(', ');
}

function time(at: Date): string {
  const words = at.toLocaleString('en-GB', { timeZone: 'Europe/London', dateStyle: 'long', timeStyle: 'medium' });
  return `<time datetime="${at.toISOString()}">${words}</time>`;
}

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)} – EHC portal on this machine</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

const style = `
body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff; }
main { max-width: 44rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; }
ol { padding: 0; list-style: none; }
li + li { border-top: 1px solid #b1b4b6; padding-top: 0.75rem; }
ol p { margin: 0.25rem 0 0.75rem; color: #484949; }
dt { font-weight: bold; }
dd { margin: 0 0 0.5rem; }
a { color: #1a65a6; }
a:focus-visible { outline: 3px solid #0b0c0c; background: #fd0; color: #0b0c0c; }
.body { white-space: pre-wrap; border: 1px solid #b1b4b6; padding: 1rem; }
`;
