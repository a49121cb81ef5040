import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '#platform';
import { WorkerModule } from '../apps/worker/src/worker.module.ts';
import { Bells } from './bells.ts';

// A worker in a process of its own, to be killed in the middle of its work.
Bells.inTheMiddle = async () => {
  process.stdout.write('in the middle\n');
  await new Promise((resolve) => setTimeout(resolve, 600_000));
};

@Module({ imports: [WorkerModule.forRoot(readConfig())], providers: [Bells] })
class SlowWorkerModule {}

await NestFactory.createApplicationContext(SlowWorkerModule, { logger: ['error'] });
