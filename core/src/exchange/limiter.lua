local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local window, most = tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
-- The last starts, latest first; some may lie ahead.
local starts = redis.call('LRANGE', KEYS[1], 0, rate - 1)
local start = now
local function after(nth, distance)
  local earlier = starts[nth]
  if earlier then
    start = math.max(start, tonumber(earlier) + distance)
  end
end
after(1, 0)
after(rate, window)
after(burst, math.ceil(window * burst / rate))
local wait = start - now
if wait >= most then
  return { 0, wait }
end
-- Lua writes a number of sixteen digits with an exponent unless it is told not to.
redis.call('LPUSH', KEYS[1], string.format('%.0f', start))
redis.call('LTRIM', KEYS[1], 0, rate - 1)
redis.call('PEXPIRE', KEYS[1], math.ceil((wait + 2 * window) / 1000))
return { 1, wait }
