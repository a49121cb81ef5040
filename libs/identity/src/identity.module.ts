import { Module } from '@nestjs/common';
import { LiveRooms } from './live-rooms.ts';
import { SignInService } from './sign-in.service.ts';
import { ActingAsController } from './web/acting-as/controller.ts';
import { SignInController } from './web/sign-in/controller.ts';

@Module({ providers: [LiveRooms, SignInService], exports: [LiveRooms, SignInService] })
export class IdentityModule {}

@Module({ imports: [IdentityModule], controllers: [SignInController, ActingAsController] })
export class IdentityWebModule {}
