import { mayOpen, type FileStanding } from '#platform';
import type { ShownAttachment } from './attachments.ts';

const kinds: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'text/plain; charset=utf-8': 'text',
  'image/png': 'picture',
  'image/jpeg': 'picture',
};

/** What a file is, and how large: `PDF, 1.2 MB`. */
function kindWords({ type, size }: { type: string; size: number }): string {
  const large = size >= 1024 * 1024;
  return `${kinds[type] ?? 'file'}, ${large ? `${(size / 1024 / 1024).toFixed(1)} MB` : `${Math.ceil(size / 1024)} KB`}`;
}

/** How far a file may be trusted, as staff read it; nothing where it was checked and is clean. */
export const fileRemarks: Record<FileStanding, string> = {
  clean: '',
  unchecked: 'Not checked for viruses',
  held: 'Being checked for viruses; it can be opened once that is done',
  refused: 'A virus was found, so nobody can open it. It needs to be sent again, clean',
};

/** Files as a page lists them. */
export const fileLines = (attachments: readonly ShownAttachment[]) =>
  attachments.map(({ id, name, isReport, standing, ...file }) => ({
    id,
    name,
    isReport,
    kind: kindWords(file),
    remark: fileRemarks[standing],
    mayOpen: mayOpen(standing),
  }));
