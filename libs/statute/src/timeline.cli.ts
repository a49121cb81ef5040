#!/usr/bin/env node
import { todayInLondon } from './calendar/london.ts';
import { answer } from './timeline/command.ts';

const { exitCode, stdout, stderr } = answer(process.argv.slice(2), todayInLondon(new Date()));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
