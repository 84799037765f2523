#!/bin/sh
# Runs a program in a root folder, with folders of the machine bound to the same place inside, so
# that paths mean the same on both sides. Started in a mount name space of its own by root.rs.
#
# enter.sh ROOT FOLDERS-WITH-COLONS-BETWEEN WORKING-FOLDER PROGRAM...
set -eu
root=$1
bound=$2
folder=$3
shift 3

mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
IFS=:
for path in $bound; do
    mkdir -p "$root$path"
    mount --bind "$path" "$root$path"
done
exec chroot "$root" /usr/bin/env --chdir="$folder" "$@"
