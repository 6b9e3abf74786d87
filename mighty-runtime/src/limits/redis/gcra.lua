-- A place in the line, by the generic cell rate algorithm on this server's clock. All times are microseconds.
-- KEYS[1]: when the line would be empty.
-- ARGV: the time of one request, how many may go at once, how far ahead places are given, how long the caller waits,
--       whether it knows that the key was there, what the line has at least, for how many milliseconds the key is kept.
-- Returns: whether there is a place, and the time until then (or until there would be one).
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local each, burst, ahead, patience = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local full = now + ahead + burst * each

local before = tonumber(redis.call('GET', KEYS[1]) or nil)
local line = before
if not line then
    -- New, or lost with all that was given out: then nobody can have a place behind this one.
    line = ARGV[5] == '1' and full or now + burst * each
end
-- A clock that was set back must not hold anyone up for longer than a full line.
line = math.max(math.min(line, full), now + tonumber(ARGV[6]))

local at = math.max(now, line - (burst - 1) * each)
local is_let = at - now <= patience
if is_let then
    line = math.max(line, now) + each
end
if line ~= before then
    redis.call('SET', KEYS[1], string.format('%.0f', line), 'PX', ARGV[7])
end
return { is_let and 1 or 0, at - now, at }
