import 'reflect-metadata';
import { readConfig, refuseUnsafeServices } from '#platform';
import { createPortal } from './create-portal.ts';

const config = readConfig();
await refuseUnsafeServices(config);
const app = await createPortal(config);
await app.listen(config.values.PORT, config.values.HOST ?? (config.isProduction ? '0.0.0.0' : '127.0.0.1'));
process.send?.('ready');
