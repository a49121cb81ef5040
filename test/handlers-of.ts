import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import type { z } from 'zod';
import { ACCESS, RECEIVES, type Access, type Receives } from '#platform';

/** A method that somebody outside can reach, and who may. */
export interface Reachable {
  name: string;
  access: Access | undefined;
}

/** Every HTTP handler of every controller in the app. */
export function httpHandlers(app: INestApplicationContext): Reachable[] {
  return modules(app).flatMap(({ controllers }) => marked(classesIn(controllers), 'path'));
}

/** An address that the app answers, and what it takes. */
export interface Route {
  verb: keyof typeof RequestMethod;
  path: string;
  query: z.ZodType | undefined;
  body: z.ZodType | undefined;
  /** The file that it takes. */
  receives?: Receives | undefined;
}

/** The address of every HTTP handler. */
export function routes(app: INestApplicationContext): Route[] {
  return modules(app).flatMap(({ controllers }) =>
    classesIn(controllers).flatMap((owner) =>
      methodsOf(owner)
        .filter(([, method]) => Reflect.hasMetadata('path', method))
        .map(([name, method]) => ({
          verb: RequestMethod[Reflect.getMetadata('method', method) as number] as Route['verb'],
          path: `/${pathOf(owner)}/${pathOf(method)}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
          query: schemaOf(owner, name, 4),
          body: schemaOf(owner, name, 3),
          receives: Reflect.getMetadata(RECEIVES, method) as Receives | undefined,
        })),
    ),
  );
}

const pathOf = (target: object) => [Reflect.getMetadata('path', target) as string | string[]].flat()[0] ?? '';

/** The schema of a handler's query (4) or body (3), by the number that Nest gives the kind of parameter. */
function schemaOf(owner: Class, method: string, kind: 3 | 4): z.ZodType | undefined {
  const parameters = (Reflect.getMetadata('__routeArguments__', owner, method) ?? {}) as Record<
    string,
    { schema?: z.ZodType }
  >;
  return Object.entries(parameters).find(([key, { schema }]) => key.startsWith(`${kind}:`) && schema)?.[1].schema;
}

/** Every socket message that a gateway in the app listens to. */
export function socketMessages(app: INestApplicationContext): Reachable[] {
  return modules(app).flatMap(({ providers }) => marked(classesIn(providers), 'websockets:message_mapping'));
}

/** Who may call a method; what its class says counts too. */
export function accessTo(method: object, owner: object): Access | undefined {
  return new Reflector().getAllAndOverride<Access | undefined>(ACCESS, [method as () => void, owner as () => void]);
}

const modules = (app: INestApplicationContext) => [...app.get(ModulesContainer, { strict: false }).values()];

type Class = (abstract new (...args: never[]) => unknown) & { prototype: object };
const classesIn = (wrappers: ReadonlyMap<unknown, { metatype: unknown }>): Class[] =>
  [...wrappers.values()]
    .map(({ metatype }) => metatype)
    .filter((type): type is Class => typeof type === 'function' && 'prototype' in type);

function marked(classes: Class[], mark: string): Reachable[] {
  return classes.flatMap((owner) =>
    methodsOf(owner)
      .filter(([, method]) => Reflect.hasMetadata(mark, method))
      .map(([name, method]) => ({ name: `${owner.name}.${name}`, access: accessTo(method, owner) })),
  );
}

/** A class's own methods and those that it inherits. */
function methodsOf(owner: Class): [string, object][] {
  const found = new Map<string, object>();
  for (
    let prototype = owner.prototype;
    prototype && prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof value === 'function' && name !== 'constructor' && !found.has(name)) found.set(name, value as object);
    }
  }
  return [...found];
}
