import 'reflect-metadata';
import { readConfig } from '#platform';
import { createPortal } from './create-portal.ts';
import { refuseUnsafeServices } from './safe-services.ts';

const config = readConfig();
await refuseUnsafeServices(config);
const app = await createPortal(config);
await app.listen(config.values.PORT, process.env.HOST ?? (config.isProduction ? '0.0.0.0' : '127.0.0.1'));
process.send?.('ready');
