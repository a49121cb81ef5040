import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '#platform';
import { WorkerModule } from './worker.module.ts';

const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(readConfig()), {
  logger: ['error', 'warn'],
});
app.enableShutdownHooks();
process.send?.('ready');
