import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Redis } from 'ioredis';
import { Clock } from './clock.ts';
import { Config } from './config.ts';
import { ormOptions } from './database/orm.ts';
import { UnitOfWork } from './database/unit-of-work.ts';
import { FileChecks } from './files/file-checks.ts';
import { FILE_STORE } from './files/file-store.ts';
import { Files, fileStoreOf } from './files/files.ts';
import { Mailer, MailJobs } from './mail/mail.ts';
import { Outbox } from './outbox/outbox.ts';
import { PdfPrinter } from './print/pdf-printer.ts';
import { Printing } from './print/printing.ts';
import { Broadcaster } from './queue/broadcaster.ts';
import { Handlers } from './queue/handlers.ts';
import { connectRedis, REDIS } from './queue/redis.ts';
import { Relay } from './queue/relay.ts';
import { Sweeps } from './queue/sweeps.ts';
import { Tidy } from './queue/tidy.ts';
import { FormTokens } from './web/form-tokens.ts';
import { Views } from './web/views.ts';

/** What every app stands on: settings, database, outbox, Redis, views. `databaseUrl` is the role it connects as. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  static forRoot(config: Config, databaseUrl: string): DynamicModule {
    const providers = [
      { provide: Config, useValue: config },
      { provide: REDIS, useFactory: () => connectRedis(config.values.REDIS_URL) },
      { provide: FILE_STORE, useFactory: () => fileStoreOf(config) },
      Clock,
      UnitOfWork,
      Outbox,
      Files,
      Mailer,
      Views,
      FormTokens,
    ];
    return {
      module: PlatformModule,
      imports: [
        MikroOrmModule.forRootAsync({
          driver: PostgreSqlDriver,
          useFactory: async () => ({
            ...(await ormOptions(databaseUrl, config.values.DATABASE_POOL)),
            registerRequestContext: false,
            autoLoadEntities: false,
          }),
        }),
      ],
      providers,
      exports: providers,
    };
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

/** Documents as files. */
@Module({ providers: [PdfPrinter, Printing], exports: [Printing] })
export class PrintingModule {}

/** What only the worker does: carries out the outbox and sweeps. */
@Module({
  imports: [DiscoveryModule, PrintingModule],
  providers: [Handlers, Broadcaster, Relay, Sweeps, Tidy, MailJobs, FileChecks],
  exports: [Sweeps, Handlers, Broadcaster, PrintingModule],
})
export class BackgroundModule {}
