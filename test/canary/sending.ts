import type { Receives } from '#platform';
import type { Visitor } from '../browser-less.ts';
import { multipart, pdf, png } from '../files.ts';

/** The fields of a form as a browser names them: `answers[health][education]`. */
function fieldsOf(value: unknown, name = ''): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((each) => fieldsOf(each, name));
  if (typeof value !== 'object' || value === null) return value === null ? [] : [[name, String(value)]];
  return Object.entries(value).flatMap(([key, each]) => fieldsOf(each, name ? `${name}[${key}]` : key));
}

/** Sends a form, with a file where it takes one; the tokens are those of any page of this session. */
export async function sendForm(
  visitor: Visitor,
  path: string,
  value: unknown,
  file?: Receives & { name: string },
): Promise<number> {
  const tokens = Object.entries(await visitor.tokens('/acting-as')).filter(([name]) => name === '_csrf');
  const fields = [...tokens, ...fieldsOf(value)];
  if (!file) {
    const body = new URLSearchParams(fields);
    return (await visitor.send(path, { method: 'POST', body })).status;
  }
  const parts = fields.filter(([name]) => name !== file.field).map(([name, text]) => ({ name, value: text }));
  const isReport = file.taking.kinds.includes('pdf');
  const content = isReport ? pdf(file.name) : png();
  const { body, type } = multipart([
    ...parts,
    { name: file.field, value: content, fileName: `${file.name}.${isReport ? 'pdf' : 'png'}` },
  ]);
  return (await visitor.send(path, { method: 'POST', body, headers: { 'content-type': type } })).status;
}
