import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { from, switchMap } from 'rxjs';
import { FamilyParts } from '#cases';
import type { Actor, Scope } from '#identity';
import { familyPaths, familyReach } from './family.paths.ts';

/** Of the family's routes, the longest first, how far a part must reach. */
const routes = [
  ...Object.entries(familyPaths).map(([name, path]) => [path, familyReach[name as keyof typeof familyReach]] as const),
  ...['statements', 'story', 'my-pages'].map((name) => [`/api/v1/family/cases/:caseId/${name}`, 'story'] as const),
  ['/api/v1/family/cases/:caseId/draft-views', 'replies'] as const,
  ['/api/v1/family/cases/:caseId/outcomes', 'plan'] as const,
  ['/api/v1/family/cases/:caseId/outcome-comments', 'replies'] as const,
  ['/api/v1/family/cases/:caseId/decision', 'plan'] as const,
  ['/api/v1/family/cases/:caseId/log', 'log'] as const,
].toSorted(([a], [b]) => b.length - a.length);

/**
 * Tells somebody whose part does not reach as far as a page that it is not open to them, before the page does anything.
 * Row-level security would show them an empty one.
 */
@Injectable()
export class FamilyReach implements NestInterceptor {
  constructor(private readonly parts: FamilyParts) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    if (context.getType() !== 'http') return next.handle();
    const { actor, params, route } = context.switchToHttp().getRequest<Request & { actor?: Actor }>();
    const needed = neededFor(String((route as { path: string } | undefined)?.path));
    if (!needed || !actor || actor.role !== null) return next.handle();
    return from(this.parts.reaches(actor, String(params.caseId), needed)).pipe(switchMap(() => next.handle()));
  }
}

const neededFor = (route: string): Scope | null =>
  routes.find(([path]) => route === path || route.startsWith(`${path}/`))?.[1] ?? null;
