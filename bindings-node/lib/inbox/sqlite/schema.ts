/**
 * The tables in SQLite: each step is run once, in this order. Amounts are text, since every number
 * with a fraction is a float there; times are text in UTC, which sorts.
 */
export const SQLITE_SCHEMA: readonly string[] = [
  `
CREATE TABLE cointill_payments (
  id TEXT PRIMARY KEY,
  gateway TEXT NOT NULL,
  order_id TEXT NOT NULL,
  reference TEXT,
  amount TEXT NOT NULL,
  currency TEXT NOT NULL,
  payment_id TEXT,
  status TEXT,
  gateway_status TEXT,
  owed TEXT,
  received TEXT,
  received_currency TEXT,
  verdict_action TEXT,
  verdict_reason TEXT,
  credited INTEGER NOT NULL DEFAULT 0,
  credited_at TEXT,
  credited_amount TEXT,
  credited_currency TEXT,
  url TEXT,
  telegram_url TEXT,
  payer_currency TEXT,
  network TEXT,
  address TEXT,
  qr TEXT,
  expires_at TEXT,
  problem TEXT,
  create_calls INTEGER NOT NULL DEFAULT 0,
  checked_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (gateway, order_id)
) STRICT;
CREATE INDEX cointill_payments_unchecked ON cointill_payments (credited, checked_at);
CREATE INDEX cointill_payments_reference ON cointill_payments (reference);

CREATE TABLE cointill_deliveries (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL UNIQUE,
  gateway TEXT NOT NULL,
  kind TEXT NOT NULL,
  key_id TEXT NOT NULL,
  raw BLOB NOT NULL,
  remote_address TEXT,
  order_id TEXT,
  received_at TEXT NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  verdict_action TEXT,
  verdict_reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  problem TEXT,
  applied_at TEXT
) STRICT;
CREATE INDEX cointill_deliveries_order ON cointill_deliveries (gateway, order_id);
CREATE INDEX cointill_deliveries_open ON cointill_deliveries (position) WHERE state <> 'applied';

CREATE TABLE cointill_reports (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  payment_id TEXT NOT NULL REFERENCES cointill_payments (id) ON DELETE CASCADE,
  event_id TEXT REFERENCES cointill_deliveries (event_id) ON DELETE SET NULL,
  at TEXT NOT NULL,
  source TEXT NOT NULL,
  gateway_status TEXT NOT NULL,
  received TEXT,
  status_before TEXT,
  status_after TEXT,
  verdict_action TEXT NOT NULL,
  verdict_reason TEXT,
  accepted_by TEXT,
  why TEXT
) STRICT;
CREATE INDEX cointill_reports_payment ON cointill_reports (payment_id);
CREATE INDEX cointill_reports_event ON cointill_reports (event_id);
`,
];
