import { migrate } from '#platform';

// Run by environment.ts in a process of its own, which loads the libs as the apps do.
await migrate(process.argv[2]!);
