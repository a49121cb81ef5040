import type { SignIn } from './demonstration/seed.ts';

interface Running {
  address: string;
  mailPage?: string;
  signIns: SignIn[];
}

/** What a person needs to know once everything runs. */
export function announcement({ address, mailPage, signIns }: Running): string {
  return [
    '',
    `The portal is at ${address}`,
    ...(mailPage ? [`Mail is caught; read it at ${mailPage}`] : []),
    ...(signIns.length ? ['', 'Sign in as:', '', ...table(signIns)] : []),
    '',
    'Ctrl-C stops everything; data stays in .local/; npm start -- --reset begins anew.',
    '',
  ].join('\n');
}

function table(signIns: SignIn[]): string[] {
  const heads = ['Name', 'Email', 'Password', 'What they do'];
  const rows = [heads, ...signIns.map(({ name, email, password, what }) => [name, email, password, what])];
  const widths = heads.map((_head, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0]!, widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)].map((line) => `  ${line}`);
}
