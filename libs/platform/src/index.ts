export { ACCESS, Can, Public, type Access, type Policy } from './access.ts';
export { canonical } from './canonical.ts';
export { Clock, londonDay } from './clock.ts';
export { Config, readConfig, type Environment } from './config.ts';
export { areaId, civilDate, id, instant, londonToday } from './database/columns.ts';
export { migrate, ownerOrm } from './database/migrate.ts';
export { codeRoot, ormOptions } from './database/orm.ts';
export { databaseRoles, prepareDatabase, roleUrl, type DatabaseRole } from './database/roles.ts';
export { UnitOfWork } from './database/unit-of-work.ts';
export {
  markOf,
  marksOf,
  marksOfStored,
  marksSchema,
  savedWords,
  touchedFields,
  type Fields,
  type Marks,
} from './drafts/marks.ts';
export { fileChecked } from './files/file-checks.ts';
export { FILE_STORE, type FileStore } from './files/file-store.ts';
export { Files, mayOpen, type FileStanding } from './files/files.ts';
export { StoredFile } from './files/stored-file.entity.ts';
export { Mailer } from './mail/mail.ts';
export { Outbox } from './outbox/outbox.ts';
export { declaredTopics, defineEvent, defineJob, type Topic } from './outbox/topic.ts';
export { chromiumProgram } from './print/chromium.ts';
export { NoChromium } from './print/pdf-printer.ts';
export * from './print/printed-document.ts';
export { printFormats, Printing, type PrintFormat } from './print/printing.ts';
export { printable, textBlocks } from './print/text-blocks.ts';
export { BackgroundModule, PlatformModule, PrintingModule } from './platform.module.ts';
export * from './problems.ts';
export { Broadcaster } from './queue/broadcaster.ts';
export { Handlers } from './queue/handlers.ts';
export { Handles } from './queue/handles.ts';
export { connectRedis, REDIS } from './queue/redis.ts';
export { Sweeps, type Sweep } from './queue/sweeps.ts';
export { refuseUnsafeServices } from './safe-services.ts';
export { theWorker } from './queue/worker.policy.ts';
export { allowedEndings, allowedWords, endingsOf, logos, picturesAndSounds } from './upload/file-kind.ts';
export { FormWithFile, LARGEST_MB, RECEIVES, ReceivesFile, type Receives } from './upload/form-with-file.ts';
export { receivedFile, type ReceivedFile } from './upload/received-file.ts';
export { usingFile } from './upload/using-file.ts';
export { Download, type FormProblem, Page, pagesIn, Rendered, SeeOther, seeOther } from './web/answers.ts';
export { serveAssets } from './web/assets.ts';
export { csv } from './web/csv.ts';
export { day, optional, optionalDay, required, ticked, yes } from './web/fields.ts';
export { PortalAdapter } from './web/portal.adapter.ts';
export { schemaPipe } from './web/schema.pipe.ts';
export { withIds } from './web/with-ids.ts';
export { FormTokens, type KeptWork } from './web/form-tokens.ts';
export { Views } from './web/views.ts';
export { capital, civil, instantWords, relative } from './web/words.ts';
