-- Sends the requests of a file, one after the other, again from the first when they are used up; writes the outcome as JSON.
local requests, count, turn = {}, 0, 0

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  for text in file:read("*a"):gmatch("[^%z]+") do
    count = count + 1
    requests[count] = text
  end
  file:close()
end

function request()
  turn = turn % count + 1
  return requests[turn]
end

-- Times are in microseconds.
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('\n{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"failed":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
