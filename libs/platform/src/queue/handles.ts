import { SetMetadata } from '@nestjs/common';
import type { Topic } from '../outbox/topic.ts';

export const HANDLES = 'ehc:handles';

/** This method carries out a topic in the worker, in a transaction; it may run again after a crash, never twice to the end. */
export const Handles = <P>(topic: Topic<P>) => SetMetadata(HANDLES, topic.name);
