import { Module } from '@nestjs/common';
import { BackgroundModule } from '#platform';
import { IdentityJobs } from './identity.jobs.ts';
import { Invitations } from './invitations.ts';
import { LiveRooms } from './live-rooms.ts';
import { SignInService } from './sign-in.service.ts';
import { Teams } from './teams.ts';
import { TeamEndings } from './team/team-endings.ts';
import { TeamPeople } from './team/team-people.ts';
import { ActingAsController } from './web/acting-as/controller.ts';
import { ChoosePasswordController } from './web/choose-password/controller.ts';
import { SignInController } from './web/sign-in/controller.ts';

const services = [Invitations, LiveRooms, SignInService, TeamEndings, TeamPeople, Teams];

@Module({ providers: services, exports: services })
export class IdentityModule {}

/** What the worker does for sessions. */
@Module({ imports: [BackgroundModule], providers: [IdentityJobs] })
export class IdentityJobsModule {}

@Module({ imports: [IdentityModule], controllers: [SignInController, ActingAsController, ChoosePasswordController] })
export class IdentityWebModule {}
