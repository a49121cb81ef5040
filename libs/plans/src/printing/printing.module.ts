import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { DisclosureModule } from '#disclosure';
import { BackgroundModule } from '#platform';
import { UseMailJobs } from '../answers/use-mail.jobs.ts';
import { ConsultedMailJobs } from '../consultations/institution/consulted-mail.jobs.ts';
import { AskedMailJobs } from '../health-provision/commissioner/asked-mail.jobs.ts';
import { PlansModule } from '../plans.module.ts';
import { ReleasedMailJobs } from '../released/released-mail.jobs.ts';
import { DocumentsApiController } from '../web/documents/api.controller.ts';
import { DocumentsController } from '../web/documents/controller.ts';
import { DocumentPages } from '../web/documents/document-pages.ts';
import { PlanDocuments } from './plan-documents.ts';
import { PrintOrders } from './print-orders.ts';
import { Press } from './press.ts';

/** Plans as files, for those who ask for them and save them. */
@Module({
  imports: [PlansModule, CasesModule, DisclosureModule],
  controllers: [DocumentsController, DocumentsApiController],
  providers: [PlanDocuments, PrintOrders, DocumentPages],
})
export class PlanFilesWebModule {}

/** What the worker does for plans: makes their files, tells those who gave advice how it is used, and commissioners and institutions what waits for them or was given to them. */
@Module({
  imports: [BackgroundModule],
  providers: [Press, UseMailJobs, AskedMailJobs, ConsultedMailJobs, ReleasedMailJobs],
})
export class PlansJobsModule {}
