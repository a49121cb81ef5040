import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { declaredTopics } from '../outbox/topic.ts';
import { HANDLES } from './handles.ts';

export interface Handler {
  readonly topic: string;
  readonly name: string;
  readonly method: (...args: never[]) => unknown;
  run(payload: unknown): Promise<void>;
}

/** Every method marked `@Handles`, found at start. */
@Injectable()
export class Handlers implements OnApplicationBootstrap {
  #handlers: Handler[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error when work that must be done once has no handler, or two. */
  onApplicationBootstrap(): void {
    this.#handlers = this.discovery.getProviders().flatMap(({ instance }) => this.of(instance));
    for (const topic of declaredTopics().filter((each) => each.needsHandler)) {
      const count = this.for(topic.name).length;
      if (count !== 1) throw new Error(`The job ${topic.name} has ${count} handlers; it needs exactly one`);
    }
  }

  for(topic: string): Handler[] {
    return this.#handlers.filter((handler) => handler.topic === topic);
  }

  all(): readonly Handler[] {
    return this.#handlers;
  }

  private of(instance: Record<string, (payload: unknown) => unknown> | undefined): Handler[] {
    if (!instance || typeof instance !== 'object') return [];
    const prototype = Object.getPrototypeOf(instance);
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method = prototype[name];
      const topic = this.reflector.get<string | undefined>(HANDLES, method);
      const schema = declaredTopics().find((each) => each.name === topic)?.schema;
      if (!topic || !schema) return [];
      const run = async (payload: unknown) => void (await instance[name]!(schema.parse(payload)));
      return [{ topic, name: `${instance.constructor.name}.${name}`, method, run }];
    });
  }
}
