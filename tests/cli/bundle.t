$ seaworthy verify nowhere
! cannot read nowhere/manifest.json: No such file or directory
[2]

$ mkdir newer; echo '{"format": 99}' >newer/run.json; echo '{"format": 99}' >newer/manifest.json; seaworthy verify newer
! newer/manifest.json: format 99 is newer than this version reads (1); use a newer seaworthy
[2]

$ seaworthy report newer --output out
! newer/run.json: format 99 is newer than this version reads (1); use a newer seaworthy
[2]

$ mkdir cut; echo '{"format": 1, "i' >cut/run.json; seaworthy report cut --output out
! cut/run.json: not a JSON object
[2]

$ seaworthy falsify --evidence nowhere
! cannot read nowhere/run.json: No such file or directory
[2]

$ seaworthy run --rerun nowhere
! cannot read nowhere/run.json: No such file or directory
[2]
