// The floor of the rooms: bare socket.io over Redis, which lets everybody into every room and hands on the same bytes.
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const [person, membership] = ['0192a5b4-7c11-7000-8000-000000000001', '0192a5b4-7c11-7000-8000-000000000002'];
const connect = () => new Redis(process.env.REDIS_URL!);
const http = createServer();
const server = new Server(http, {
  transports: ['websocket'],
  adapter: createAdapter(connect(), connect(), { key: 'bare' }),
});
server.on('connection', (socket) => {
  socket.emit('welcome');
  socket.on('watch', async ({ rooms }: { rooms: string[] }) => {
    await socket.join(rooms);
    socket.emit('watching', { rooms: rooms.length });
  });
  socket.on('beside', ({ room, place, saved }: { room: string; place: string; saved: boolean }) => {
    socket.to(room).emit('beside', { from: socket.id, person, membership, place, saved });
  });
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
