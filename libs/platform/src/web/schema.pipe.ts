import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { Invalid, NotFound, type FieldErrors } from '../problems.ts';

/** An address that names nothing we could have is an address where nothing is. */
class SchemaPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (metadata.type === 'param' && error instanceof Invalid) throw new NotFound();
      throw error;
    }
  }
}

/** Checks `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`; strips what the schema does not name. */
export const schemaPipe = new SchemaPipe({
  exceptionFactory: (issues) => {
    const fields: FieldErrors = {};
    for (const issue of issues) {
      const name = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
      fields[name] ??= issue.message;
    }
    return new Invalid(fields);
  },
});
