// The payloads as somebody writes them by hand with zod.

import { z } from "zod";

const time = () => z.iso.datetime({ offset: true });
const anything = () => z.record(z.string(), z.unknown());

export const Empty = z.strictObject({});

export const ExecuteInput = z.strictObject({ function: z.string(), args: anything() });

export const ExecuteOutput = z.looseObject({
  result: z.unknown(),
  is_error: z.boolean().default(false),
  error_message: z.string().optional(),
});

export const GetSchemaOutput = z.array(
  z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9_]*$/), description: z.string(), parameters: anything() }),
);

export const BackfillInput = z.strictObject({
  plugin_name: z.string().optional(),
  partition_key: z.string().optional(),
  since: time().optional(),
  until: time().optional(),
  states: z.array(z.enum(["failed", "expired", "cancelled"])).optional(),
});

const counter = () => z.number().int().min(0);

export const BackfillOutput = z.strictObject({ enqueued_count: counter(), skipped_count: counter().optional() });

export const EnqueueInput = z.strictObject({
  plugin_name: z.string(),
  args: anything(),
  idempotency_key: z.string().optional(),
  partition_key: z.string().optional(),
});

export const EnqueueOutput = z.strictObject({ unit_id: z.string(), deduplicated: z.boolean() });

export const StatusInput = z.strictObject({ unit_id: z.string() });

const state = () => z.enum(["queued", "running", "succeeded", "failed", "cancelled", "expired"]);

export const StatusOutput = z.strictObject({
  unit_id: z.string(),
  state: state(),
  started_at: time().optional(),
  finished_at: time().optional(),
  progress: anything().optional(),
  error: z.string().optional(),
});

const Owner = z.strictObject({
  name: z.string().min(1),
  address: z.string().regex(/^[^@ ]+@[^@ ]+$/),
  verified: z.boolean().default(false),
});

const Step = z.strictObject({
  name: z.string().min(1),
  duration_ms: z.number().min(0),
  outcome: z.enum(["done", "skipped", "failed"]).optional(),
});

const Unit = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(64).regex(/^[a-z][a-z0-9_]*$/),
  state: state(),
  priority: z.number().int().min(0).max(100).default(50),
  attempts: counter(),
  progress: z.number().min(0).max(1).optional(),
  created_at: time(),
  finished_at: time().nullable().optional(),
  owner: Owner.optional(),
  labels: z.record(z.string(), z.string().max(200)).optional(),
  steps: z.array(Step).max(100),
});

export const IngestInput = z.strictObject({ batch_id: z.uuid(), created_at: time(), units: z.array(Unit).min(1) });
