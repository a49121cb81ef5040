import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { ACCESS, type Access } from '#platform';

/** A method that somebody outside can reach, and who may. */
export interface Reachable {
  name: string;
  access: Access | undefined;
}

/** Every HTTP handler of every controller in the app. */
export function httpHandlers(app: INestApplicationContext): Reachable[] {
  return modules(app).flatMap(({ controllers }) => marked(classesIn(controllers), 'path'));
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
