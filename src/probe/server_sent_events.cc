#include "probe/server_sent_events.h"

namespace seaworthy::probe {

std::vector<std::string> event_data(std::string_view stream) {
  std::vector<std::string> events;
  std::string data;
  bool has_data = false;
  while (!stream.empty()) {
    const size_t end = stream.find_first_of("\r\n");
    if (end == std::string_view::npos) break;  // a line that has not ended
    std::string_view line = stream.substr(0, end);
    const bool is_pair = stream.substr(end).starts_with("\r\n");
    stream.remove_prefix(end + (is_pair ? 2 : 1));
    if (line.empty()) {
      if (has_data) events.push_back(data);
      data.clear();
      has_data = false;
      continue;
    }
    if (!line.starts_with("data") || (line.size() > 4 && line[4] != ':')) continue;
    line.remove_prefix(line.size() > 4 ? 5 : 4);
    if (line.starts_with(' ')) line.remove_prefix(1);
    if (has_data) data += '\n';
    data += line;
    has_data = true;
  }
  return events;
}

}  // namespace seaworthy::probe
