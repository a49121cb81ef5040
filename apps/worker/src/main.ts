import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfig, refuseUnsafeServices } from '#platform';
import { WorkerModule } from './worker.module.ts';

const config = readConfig();
await refuseUnsafeServices(config, 'WORKER_DATABASE_URL');
const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
  logger: ['error', 'warn'],
});
app.enableShutdownHooks();
process.send?.('ready');
