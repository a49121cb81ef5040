import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { expect, it } from 'vitest';
import { Clock } from '#platform';

@Injectable()
class Calendar {
  constructor(readonly clock: Clock) {}
}

@Module({ providers: [Clock, Calendar] })
class CalendarModule {}

it('Nest finds what a constructor needs by its type alone', async () => {
  const app = await Test.createTestingModule({ imports: [CalendarModule] }).compile();
  expect(app.get(Calendar).clock).toBe(app.get(Clock));
});
