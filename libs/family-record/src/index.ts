export { Statement } from './statement.entity.ts';
