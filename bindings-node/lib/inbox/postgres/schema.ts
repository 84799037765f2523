/** The tables in PostgreSQL: each step is run once, in this order. */
export const POSTGRES_SCHEMA: readonly string[] = [
  `
CREATE TABLE cointill_payments (
  id text PRIMARY KEY,
  gateway text NOT NULL,
  order_id text NOT NULL,
  reference text,
  amount numeric NOT NULL,
  currency text NOT NULL,
  payment_id text,
  status text,
  gateway_status text,
  owed numeric,
  received numeric,
  received_currency text,
  verdict_action text,
  verdict_reason text,
  credited boolean NOT NULL DEFAULT false,
  credited_at timestamptz,
  credited_amount numeric,
  credited_currency text,
  url text,
  telegram_url text,
  payer_currency text,
  network text,
  address text,
  qr text,
  expires_at timestamptz,
  problem text,
  create_calls integer NOT NULL DEFAULT 0,
  checked_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (gateway, order_id)
);
CREATE INDEX cointill_payments_unchecked ON cointill_payments (credited, checked_at);
CREATE INDEX cointill_payments_reference ON cointill_payments (reference);

CREATE TABLE cointill_deliveries (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  event_id text PRIMARY KEY,
  gateway text NOT NULL,
  kind text NOT NULL,
  key_id text NOT NULL,
  raw bytea NOT NULL,
  remote_address text,
  order_id text,
  received_at timestamptz NOT NULL,
  repeats integer NOT NULL DEFAULT 0,
  state text NOT NULL,
  verdict_action text,
  verdict_reason text,
  attempts integer NOT NULL DEFAULT 0,
  problem text,
  applied_at timestamptz
);
CREATE INDEX cointill_deliveries_order ON cointill_deliveries (gateway, order_id);
CREATE INDEX cointill_deliveries_open ON cointill_deliveries (position) WHERE state <> 'applied';

CREATE TABLE cointill_reports (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id text NOT NULL REFERENCES cointill_payments (id) ON DELETE CASCADE,
  event_id text REFERENCES cointill_deliveries (event_id) ON DELETE SET NULL,
  at timestamptz NOT NULL,
  source text NOT NULL,
  gateway_status text NOT NULL,
  received numeric,
  status_before text,
  status_after text,
  verdict_action text NOT NULL,
  verdict_reason text,
  accepted_by text,
  why text
);
CREATE INDEX cointill_reports_payment ON cointill_reports (payment_id);
CREATE INDEX cointill_reports_event ON cointill_reports (event_id);
`,
];
