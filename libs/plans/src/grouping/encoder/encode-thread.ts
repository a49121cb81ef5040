// Runs beside the portal, so that no page waits while sentences are read.
import { parentPort } from 'node:worker_threads';
import { SentenceModel } from './sentence-model.ts';

const model = await SentenceModel.load();

parentPort!.on('message', (text: string) => {
  try {
    parentPort!.postMessage({ meaning: model.meaningOf(text) }, []);
  } catch (error) {
    parentPort!.postMessage({ why: String(error) }, []);
  }
});
