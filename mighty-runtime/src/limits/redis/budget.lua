-- A retry pays from a bucket that fills by time and by success, on this server's clock. Tokens are counted in thousandths.
-- KEYS[1]: what the bucket holds, and since when that is so, in microseconds.
-- ARGV: its capacity, what comes by a minute, what was earned, the cost, for how many milliseconds the key is kept.
-- Returns: whether there was enough.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local capacity, by_minute, earned, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

local held, since = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) (%d+)$')
held = math.min(capacity, (tonumber(held or nil) or capacity) + earned)
local passed = math.max(0, now - (tonumber(since or nil) or now))
local filled = math.min(capacity, held + passed * by_minute / 60000000)

local is_paid = filled >= cost
-- What a refusal finds forfeits the time: it is meant for the quiet after an outage.
local left = is_paid and filled - cost or held
redis.call('SET', KEYS[1], string.format('%.0f %.0f', math.floor(left), now), 'PX', ARGV[5])
return { is_paid and 1 or 0, 0, 0 }
