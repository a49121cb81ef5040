import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Invalid, type FieldErrors } from '../problems.ts';

/** Checks `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`; strips what the schema does not name. */
export const schemaPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const fields: FieldErrors = {};
    for (const issue of issues) {
      const name = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
      fields[name] ??= issue.message;
    }
    return new Invalid(fields);
  },
});
